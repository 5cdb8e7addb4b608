"""What programs of the operator ask: is it alive, and figures for a monitoring system."""
