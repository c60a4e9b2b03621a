package hubbub.app;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class PlacesAndPeopleOnPostgresTest extends PlacesAndPeopleTest {}
