"""The screens on which a report is named, looked over and mended before anything of it is recorded."""
