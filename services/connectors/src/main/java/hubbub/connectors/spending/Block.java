package hubbub.connectors.spending;

import java.util.List;

/// Posts that are paid for in the books before they are read.
///
/// @param id empty for none
/// @param day of UTC on which it was reserved, counted from 1970
/// @param posts at least 1
/// @param price of one post then, in millionths of a US dollar
/// @param runIds the runs that it is charged to, each wholly
public record Block(String id, long day, long posts, long price, List<String> runIds) {}
