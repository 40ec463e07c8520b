"""Our laws beside published equations, on data that others collected: both fitted alike."""
