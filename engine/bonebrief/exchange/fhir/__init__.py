"""What FHIR R4 files hold, as plain data: resources, what stands in many of them, and which versions count."""
