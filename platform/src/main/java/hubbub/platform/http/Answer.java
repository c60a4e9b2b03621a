package hubbub.platform.http;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An answer, as handlers make it.
///
/// @param status an HTTP status code
/// @param headers name and value, in order
/// @param body what is sent
public record Answer(int status, List<Map.Entry<String, String>> headers, Body body) {

  /// What an answer carries.
  public sealed interface Body {
    /// Nothing.
    record None() implements Body {}

    /// A value that becomes JSON.
    record Json(Object value) implements Body {}

    /// Bytes of a type.
    record Bytes(String type, byte[] content) implements Body {}

    /// A body of unknown length, written as it goes; the writer blocks while the reader is slow.
    record Stream(String type, Writer writer) implements Body {}

    /// What another process answered, passed on as it is, or a file: its headers say what it is.
    ///
    /// @param length empty where that process did not say it
    record Passed(OptionalLong length, Writer writer) implements Body {}
  }

  /// Writes a streamed body. An exception cuts the connection, so that nobody takes a part for the
  /// whole.
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws Exception;
  }

  public static Answer json(Object value) {
    return new Answer(200, List.of(), new Body.Json(value));
  }

  /// 201 with its address.
  public static Answer created(String location, Object value) {
    return new Answer(201, List.of(Map.entry("Location", location)), new Body.Json(value));
  }

  public static Answer noContent() {
    return new Answer(204, List.of(), new Body.None());
  }

  public static Answer html(String page) {
    return bytes("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer bytes(String type, byte[] content) {
    return new Answer(200, List.of(), new Body.Bytes(type, content));
  }

  public static Answer stream(String type, Writer writer) {
    return new Answer(200, List.of(), new Body.Stream(type, writer));
  }

  /// So many bytes of a type, written as they go and never compressed. The writer is not called
  /// where nobody wants the body: for `HEAD`, and for who has it already.
  public static Answer sized(String type, long length, Writer writer) {
    return new Answer(
        200,
        List.of(Map.entry("Content-Type", type)),
        new Body.Passed(OptionalLong.of(length), writer));
  }

  /// 303: look there instead.
  public static Answer seeOther(String location) {
    return new Answer(303, List.of(Map.entry("Location", location)), new Body.None());
  }

  /// An RFC 9457 problem; usually by throwing a [Refusal].
  public static Answer problem(int status, @Nullable String detail, List<Refusal.Field> errors) {
    return new Refusal(status, detail, errors).answer();
  }

  public Answer withStatus(int code) {
    return new Answer(code, headers, body);
  }

  public Answer with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Answer(status, List.copyOf(more), body);
  }
}
