package hubbub.archive.http;

import java.time.Instant;

/// A person who is not kept, as the API shows it.
record OptOutJson(String platform, String authorId, Instant at) {}
