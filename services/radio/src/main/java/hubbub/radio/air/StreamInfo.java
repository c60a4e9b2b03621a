package hubbub.radio.air;

import java.util.Map;

/// What a source says of its stream when it comes; nothing of it is trusted where the sound itself
/// says more.
///
/// @param name empty where the source gives none, as are the other texts
/// @param bitrate kilobits per second; 0 where the source doesn't say
/// @param listed whether it may stand in public lists
/// @param audio what `Ice-Audio-Info` says: `samplerate`, `channels`, `bitrate` …, without the
///   prefix `ice-`
/// @param type the content type that it names
/// @param program the source's program, from `User-Agent`
public record StreamInfo(
    String name,
    String description,
    String genre,
    String url,
    int bitrate,
    boolean listed,
    Map<String, String> audio,
    String type,
    String program) {

  public StreamInfo {
    audio = Map.copyOf(audio);
  }
}
