package org.parley.run;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.parley.backplane.Backplane;
import org.parley.figure.Figure;
import org.parley.figure.Figures;

/**
 * What is to be known of the parts that this node does not work without, or not well.
 *
 * @param databaseAway whether the last who asked found the database away, and it has not been found again
 */
record PartFigures(BooleanSupplier databaseAway, Backplane backplane) implements Figures {

    @Override
    public List<Figure> now() {
        Backplane.Health health = backplane.health();
        return List.of(
                Figure.state("database_up", "Whether the database answers.", !databaseAway.getAsBoolean()),
                Figure.state("backplane_up", "Whether there is a connection to the other nodes.", health.connected()),
                Figure.state(
                        "backplane_whole",
                        "Whether all is heard that other nodes tell; else the database is asked more often.",
                        health.whole()),
                Figure.count(
                        "backplane_dropped",
                        "Words that were dropped, because no node of this cluster and version can have said them.",
                        health.dropped()),
                Figure.count("backplane_untold", "Words that were not told, because too many waited.", health.untold()),
                Figure.count("backplane_losses", "How often the connection was lost.", health.losses()));
    }
}
