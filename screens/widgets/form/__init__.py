"""A form that builds itself from a record's fields, and a list of rows that opens one."""

from screens.widgets.form.box import FieldBox
from screens.widgets.form.form import RecordForm
from screens.widgets.form.row_lines import RowAction
from screens.widgets.form.rows import RowList

__all__ = ["FieldBox", "RecordForm", "RowAction", "RowList"]
