/// How X is asked: its address and key, calls over plain sockets, rules, refusals, and how long to
/// leave it alone after one.
@NullMarked
package hubbub.connectors.x.asking;

import org.jspecify.annotations.NullMarked;
