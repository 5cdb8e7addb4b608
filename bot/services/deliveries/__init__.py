"""Messages that wait to be sent, seen from the use cases: their log, the switch that stops them, their moments."""
