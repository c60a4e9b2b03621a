package hubbub.accounts.keys;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class JwtsOnPostgresTest extends JwtsTest {}
