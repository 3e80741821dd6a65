"""Questions with parameters: expressions, the values that names may have, and items with values put in.

The language is total by its grammar: an expression has no loops, no calls but those of a fixed table, no attributes
and a bounded length; numbers have a bounded size and powers a bounded exponent. So evaluating one always ends within
microseconds, and needs neither a process of its own nor a limit of time.
"""
