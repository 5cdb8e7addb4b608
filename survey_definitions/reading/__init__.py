"""Survey files to surveys. Only `xlsform` imports pyxform, and only when a file is compiled."""
