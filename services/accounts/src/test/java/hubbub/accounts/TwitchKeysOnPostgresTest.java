package hubbub.accounts;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class TwitchKeysOnPostgresTest extends TwitchKeysTest {}
