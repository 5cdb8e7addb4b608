"""What a delivery says at the moment it is sent, and whether it is still called for."""
