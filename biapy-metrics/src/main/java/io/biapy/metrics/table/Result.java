package io.biapy.metrics.table;

import java.util.List;
import java.util.Map;

/** What every result can be turned into: a map of names and values, a table, JSON; and it prints itself for people. */
public interface Result {
    /** All values by name, in a fixed order; a new map. */
    Map<String, Object> toMap();

    /** The result as a table, to print or to save as CSV; {@link TablesawTables#toTable(Result)} makes it a Tablesaw data frame. */
    default ResultTable toTable() {
        return ResultTable.ofMaps(List.of(toMap()));
    }

    /** {@link #toMap()} as a JSON object; a number that JSON cannot hold (infinite) becomes null. */
    default String toJson() {
        return Json.of(toMap());
    }
}
