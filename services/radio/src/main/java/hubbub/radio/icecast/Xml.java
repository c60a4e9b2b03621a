package hubbub.radio.icecast;

/// XML, written from begin to end. Texts are escaped and lose what XML can't say (XML 1.0 §2.2,
/// §2.4).
final class Xml {
  private final StringBuilder text = new StringBuilder();

  /// Begins a document as Icecast does: UTF-8 by default.
  Xml() {
    text.append("<?xml version=\"1.0\"?>\n");
  }

  Xml open(String element) {
    text.append('<').append(element).append('>');
    return this;
  }

  Xml open(String element, String attribute, String value) {
    text.append('<').append(element).append(' ').append(attribute).append("=\"");
    text.append(escaped(value)).append("\">");
    return this;
  }

  Xml close(String element) {
    text.append("</").append(element).append('>');
    return this;
  }

  /// An element with a text or a number in it, if only an empty one.
  Xml element(String element, Object content) {
    return open(element).append(content).close(element);
  }

  /// An element without anything in it.
  Xml empty(String element) {
    text.append('<').append(element).append("/>");
    return this;
  }

  private Xml append(Object content) {
    text.append(escaped(content.toString()));
    return this;
  }

  String end() {
    return text.append('\n').toString();
  }

  static String escaped(String raw) {
    return CleanText.of(raw, Integer.MAX_VALUE)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
