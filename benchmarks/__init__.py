"""What a print run costs with Lembar and with other tools: `make bench`."""
