"""The file that was sent, given back with what is wrong marked in its cells."""
