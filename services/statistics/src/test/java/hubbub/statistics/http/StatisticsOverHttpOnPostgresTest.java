package hubbub.statistics.http;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class StatisticsOverHttpOnPostgresTest extends StatisticsOverHttpTest {}
