package hubbub.archive.domain;

/// Whether messages that were deleted belong to the answer.
public enum Deleted {
  WITHOUT,
  WITH,
  ONLY
}
