"""Files as sent, kept and guarded: the county's key, encryption, retention, reading again."""
