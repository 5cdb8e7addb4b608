"""What people see: screens without a channel in them, and their renderers."""
