package hubbub.radio.air;

/// What plays now.
///
/// @param artist empty where it came with the title in one
/// @param title empty where nobody said
record Title(String artist, String title) {
  static final Title NONE = new Title("", "");

  boolean isEmpty() {
    return artist.isEmpty() && title.isEmpty();
  }

  /// As players show it.
  String text() {
    return artist.isEmpty() ? title : artist + " - " + title;
  }
}
