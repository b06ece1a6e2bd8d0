"""What is made of documents after they were written, so that they are found by words."""
