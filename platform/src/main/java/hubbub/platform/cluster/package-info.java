/// How processes of one installation know each other: the secret that they share, and the
/// introductions that they write with it.
///
/// A service process has no owner and no tokens; the process with the pages decides who may, and
/// says so in each request that it hands on.
@NullMarked
package hubbub.platform.cluster;

import org.jspecify.annotations.NullMarked;
