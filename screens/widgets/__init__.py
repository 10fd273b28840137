"""Parts of screens that know no component: lists, tables, pictures of numbers, bars and the footer."""
