"""The room: what everybody in the workshop shares while a meeting runs. Its records lie in the workshop's own file."""
