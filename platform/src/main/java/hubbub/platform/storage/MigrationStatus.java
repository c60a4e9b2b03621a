package hubbub.platform.storage;

/// Where a service's database stands, for `hubbub migrate --status`.
///
/// @param current the newest version that ran, 0 where none did
/// @param latest the newest that this program knows
/// @param executed how many ran
/// @param pending how many are new
public record MigrationStatus(String service, int current, int latest, int executed, int pending) {}
