/// Who people are that say something on a platform which tells nothing but their ids.
@NullMarked
package hubbub.connectors.names;

import org.jspecify.annotations.NullMarked;
