package hubbub.archive.store;

import hubbub.contracts.connectors.MessageKind;

/// The numbers that stand for kinds in the log; they never change.
final class Kinds {
  private static final MessageKind[] BY_NUMBER = new MessageKind[MessageKind.values().length];

  static {
    for (var kind : MessageKind.values()) {
      BY_NUMBER[number(kind)] = kind;
    }
  }

  private Kinds() {}

  static int number(MessageKind kind) {
    return switch (kind) {
      case MESSAGE -> 0;
      case ACTION -> 1;
      case SUBSCRIPTION -> 2;
      case GIFT -> 3;
      case RAID -> 4;
      case CHEER -> 5;
      case ANNOUNCEMENT -> 6;
      case NOTICE -> 7;
      case POST -> 8;
      case REPLY -> 9;
      case REPOST -> 10;
    };
  }

  static MessageKind kind(int number) {
    return BY_NUMBER[number];
  }
}
