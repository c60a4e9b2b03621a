package hubbub.radio.air;

import io.netty.buffer.ByteBuf;

/// Some sound, once in memory for all listeners: whole pieces of the stream, together.
///
/// @param number counted from 0 on each mount
/// @param bytes the ring's until it lets go of the chunk; whoever sends it retains it
/// @param begins whether somebody may begin to listen with it
/// @param head what must have been sent before it; listeners who had another one get this one first
/// @param micros how much sound it is, in microseconds
record Chunk(long number, ByteBuf bytes, boolean begins, byte[] head, long micros) {
  int length() {
    return bytes.readableBytes();
  }
}
