"""Decision arithmetic of the workshop: pure functions, standard library only, no input or output.

Conventions used by every module of this package:

* services and persons are ``int`` ids, criteria are ``str`` ids;
* a score is a whole number 1..5 where 5 is always the good end (ask risk as "5 = low risk", or use
  :func:`facilitator.decision.value.reverse`);
* a key which is missing from a score mapping means "don't know": it is left out of every mean and sum and is
  never counted as 0;
* a total is 0..100, a share or a normalised weight is 0..1, a field called ``percent`` is 0..100;
* two totals closer than ``TOLERANCE`` are equal, and equality is shown as a tie, never broken silently;
* results do not depend on the order in which persons, services or criteria are passed.

Modules: ``cells`` (scores to means), ``weights``, ``value`` (0-100), ``ranking``, ``disagreement``,
``robustness`` (probability of the top k), ``critical`` (which weight change swaps two services),
``quadrant``, ``gates``, ``votes``, ``similarity``, ``elections`` (a vote of the room), ``pairs`` (orders two and
two), ``ties``.
"""
