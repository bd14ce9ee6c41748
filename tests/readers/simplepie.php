<?php
// Reads a feed with SimplePie. Prints its items and its lasting address as JSON.
// Arguments: the feed's address, and a folder for the cache.
require 'simplepie/autoloader.php';

error_reporting(E_ERROR);
[, $url, $cache] = $argv;
$feed = new SimplePie();
$feed->set_feed_url($url);
$feed->set_cache_location($cache);
// Asks the site each time, with the validators of the last answer. With 0 it would not ask twice within a second.
$feed->set_cache_duration(-1);
// Keeps the feed's own order, because this version cannot read dates in PHP 8.
$feed->enable_order_by_date(false);
if (!$feed->init()) {
    fwrite(STDERR, print_r($feed->error(), true));
    exit(1);
}
$items = [];
foreach ($feed->get_items() as $item) {
    // This version puts `?#` after each address in PHP 8, and returns `//?#` if there is no enclosure.
    $links = array_map(fn($enclosure) => rtrim($enclosure->get_link() ?? '', '?#'), $item->get_enclosures() ?? []);
    $recordings = array_values(array_filter($links, fn($link) => !in_array($link, ['', '//'])));
    $items[] = [
        'guid' => $item->get_id(),
        'title' => html_entity_decode($item->get_title(), ENT_QUOTES),
        'text' => $item->get_content(),
        'recording' => $recordings[0] ?? null,
    ];
}
echo json_encode(['address' => $feed->subscribe_url(), 'items' => $items]);
