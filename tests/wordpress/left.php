<?php
/**
 * Prints what a plugin may leave behind: tables, options and metadata that have our name. The list of
 * plugins that were active lately is WordPress's own.
 */

global $wpdb;
$ours    = '%love%languages%';
$queries = array(
	$wpdb->prepare( 'SHOW TABLES LIKE %s', $ours ),
	$wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE (option_name LIKE %s OR option_value LIKE %s) AND option_name <> 'recently_activated'", $ours, $ours ),
	$wpdb->prepare( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE %s", $ours ),
	$wpdb->prepare( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE %s", $ours ),
);
echo implode( ' ', array_merge( ...array_map( array( $wpdb, 'get_col' ), $queries ) ) );
