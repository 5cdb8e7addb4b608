"""What the web page of phones asks the sandbox's server for."""
