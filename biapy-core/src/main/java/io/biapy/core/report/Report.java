package io.biapy.core.report;

import java.util.ArrayList;
import java.util.List;

/** An ordered collection of texts, tables, curves and pictures under a title. Immutable; each method gives a longer report. */
public final class Report {
    private final String title;
    private final List<Item> items;

    private Report(String title, List<Item> items) {
        this.title = title;
        this.items = List.copyOf(items);
    }

    public static Report titled(String title) {
        return new Report(title, List.of());
    }

    public Report section(String heading) {
        return with(new Item.Heading(heading));
    }

    public Report text(String paragraph) {
        return with(new Item.Paragraph(paragraph));
    }

    public Report table(List<String> header, List<List<String>> rows) {
        return with(new Item.Table(header, rows));
    }

    public Report chart(String chartTitle, String xLabel, String yLabel, List<Item.Series> series) {
        return with(new Item.Chart(chartTitle, xLabel, yLabel, series));
    }

    /** Pictures beside each other. */
    public Report pictures(List<Item.Picture> pictures) {
        return with(new Item.Pictures(pictures));
    }

    public Report with(Item item) {
        List<Item> longer = new ArrayList<>(items);
        longer.add(item);
        return new Report(title, longer);
    }

    public String title() {
        return title;
    }

    public List<Item> items() {
        return items;
    }

    /** One HTML page that needs no other file and no network. */
    public String toHtml() {
        return HtmlPage.render(this);
    }

    /** Plain text; curves and pictures are named, not shown. */
    @Override
    public String toString() {
        return PlainText.render(this);
    }
}
