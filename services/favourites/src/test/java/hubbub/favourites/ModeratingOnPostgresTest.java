package hubbub.favourites;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class ModeratingOnPostgresTest extends ModeratingTest {}
