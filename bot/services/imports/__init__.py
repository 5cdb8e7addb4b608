"""Files of the structure, the roster and the calendar become rows, with a result for each."""
