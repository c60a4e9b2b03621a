/// Facts over RabbitMQ, for many processes: a relay for each outbox, a queue for each hearer and
/// partition, and passing queues for live pages. Only `app` may know it.
@NullMarked
package hubbub.platform.rabbitmq;

import org.jspecify.annotations.NullMarked;
