/// Questions that services ask each other, where a fact would come too late: an interface in
/// `contracts`, answered by a call in one process and over HTTP between processes.
@NullMarked
package hubbub.platform.questions;

import org.jspecify.annotations.NullMarked;
