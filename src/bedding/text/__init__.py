"""Every sentence that a person reads, in Dutch and English."""
