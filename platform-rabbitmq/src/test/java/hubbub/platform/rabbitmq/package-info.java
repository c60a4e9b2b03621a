@NullMarked
package hubbub.platform.rabbitmq;

import org.jspecify.annotations.NullMarked;
