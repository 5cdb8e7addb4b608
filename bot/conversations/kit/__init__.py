"""What conversations are made of: their declaration, one turn of a chat, what comes in."""
