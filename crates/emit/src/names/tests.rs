//! A naming obstacle course.
