"""From a record to what it says of the parameters."""
