<?php
/**
 * Plugin Name:       Love Languages
 * Description:       A love-languages quiz, questions and guided practices for couples, as a block and a shortcode. It runs in the visitor's browser: your site serves it, and nobody else hears of an answer.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The love-languages authors
 * License:           MIT OR Apache-2.0
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       love-languages
 *
 * The plugin writes one element and enqueues one script. It has no page of settings, no option, no
 * table and no request: whatever is set stands in the post itself. So there is no form to protect by
 * a nonce; saving a post is WordPress's own, with WordPress's own nonce and capabilities.
 *
 * @package love-languages
 */

namespace Love_Languages;

defined( 'ABSPATH' ) || exit;

const SCRIPT        = 'love-languages';
const EDITOR_SCRIPT = 'love-languages-editor';
const SHORTCODE     = 'love-languages';

add_action( 'init', __NAMESPACE__ . '\\register' );
add_filter( 'the_content', __NAMESPACE__ . '\\leave_paragraph', 12 );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\load_async', 10, 2 );

/**
 * Makes the block, the shortcode and their scripts known. None is loaded by that.
 */
function register() {
	$loader = __DIR__ . '/assets/love-languages.js';
	wp_register_script(
		SCRIPT,
		plugins_url( 'assets/love-languages.js', __FILE__ ),
		array(),
		// An update brings other files for the script to fetch: an old one from a cache would look for
		// those that are gone.
		(string) filemtime( $loader ),
		true
	);

	$editor = __DIR__ . '/editor.js';
	wp_register_script(
		EDITOR_SCRIPT,
		plugins_url( 'editor.js', __FILE__ ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
		(string) filemtime( $editor ),
		true
	);
	wp_add_inline_script(
		EDITOR_SCRIPT,
		'window.loveLanguagesAttributes = ' . wp_json_encode( data()['attributes'], JSON_HEX_TAG | JSON_HEX_AMP ) . ';',
		'before'
	);

	register_block_type(
		__DIR__,
		array(
			'attributes'      => block_attributes(),
			'render_callback' => __NAMESPACE__ . '\\render_block',
		)
	);
	add_shortcode( SHORTCODE, __NAMESPACE__ . '\\render_shortcode' );
}

/**
 * The widget's attributes and its heights, as its own source has them.
 *
 * @return array `attributes`: a list of name, label, kind, choices and their labels, default and sentence. `heights`: of the
 *               first view, by the value of `view`.
 */
function data() {
	static $data = null;
	if ( null === $data ) {
		$data = wp_json_file_decode( __DIR__ . '/attributes.json', array( 'associative' => true ) );
	}
	return $data;
}

/**
 * The attributes as a block declares them.
 *
 * @return array By name.
 */
function block_attributes() {
	$declared = array();
	foreach ( data()['attributes'] as $attribute ) {
		$type                           = 'flag' === $attribute['kind'] ? 'boolean' : 'string';
		$declared[ $attribute['name'] ] = array( 'type' => $type );
	}
	return $declared;
}

/**
 * Scripts that load async have had a way of their own since WordPress 6.3; this one works before, too.
 *
 * @param string $tag    The script's tag.
 * @param string $handle The name it is registered by.
 * @return string The tag.
 */
function load_async( $tag, $handle ) {
	if ( SCRIPT !== $handle || preg_match( '/\sasync[\s=>]/', $tag ) ) {
		return $tag;
	}
	return str_replace( ' src=', ' async src=', $tag );
}

/**
 * What a block shows.
 *
 * @param array  $attributes The block's attributes.
 * @param string $content    The blocks in it, rendered.
 * @return string HTML.
 */
function render_block( $attributes, $content ) {
	// Alignment, margins and classes that the editor offers for any block come as attributes of the
	// element, escaped by WordPress.
	$wrapper = get_block_wrapper_attributes( array( 'style' => room( $attributes ) ) );
	return render( $attributes, $wrapper, $content );
}

/**
 * What a shortcode shows.
 *
 * @param array|string $attributes Those written in the shortcode; an empty string where there are none.
 * @param string|null  $content    What stands between its tags.
 * @return string HTML.
 */
function render_shortcode( $attributes, $content = null ) {
	$given = array();
	foreach ( (array) $attributes as $name => $value ) {
		// One without a value, as `debug`, comes as a value with a number for its name.
		if ( is_int( $name ) ) {
			$given[ strtolower( $value ) ] = true;
		} else {
			$given[ $name ] = $value;
		}
	}
	// WordPress makes paragraphs before it looks for shortcodes, and so leaves the end of one before
	// the content and the start of one behind it.
	$content = preg_replace( '#^(?:\s|</p>|<br ?/?>)+|(?:\s|<p>|<br ?/?>)+$#', '', (string) $content );
	$wrapper = sprintf( 'style="%s"', esc_attr( room( $given ) ) );
	return render( $given, $wrapper, do_shortcode( $content ) );
}

/**
 * Takes a paragraph away that WordPress put around a shortcode, as it does in a list of posts. A browser
 * would end it at the first paragraph inside, and the element with it.
 *
 * @param string $content A post, with its shortcodes done.
 * @return string The same, with the element beside its paragraphs.
 */
function leave_paragraph( $content ) {
	return preg_replace( '#<p>\s*(<love-languages\s.*?</love-languages>)\s*</p>#s', '$1', $content ) ?? $content;
}

/**
 * The element, and its script at the end of the page.
 *
 * @param array  $given   The attributes that somebody set, and perhaps others, which are left out.
 * @param string $wrapper Further attributes, escaped.
 * @param string $content For visitors whose browser can't run the widget.
 * @return string HTML.
 */
function render( $given, $wrapper, $content ) {
	wp_enqueue_script( SCRIPT );
	$html = '<love-languages ' . $wrapper;
	foreach ( data()['attributes'] as $attribute ) {
		$html .= written( $attribute, $given[ $attribute['name'] ] ?? null );
	}
	return $html . '>' . force_balance_tags( wp_kses_post( $content ) ) . '</love-languages>';
}

/**
 * The style that keeps room for the widget, so that the page doesn't jump.
 *
 * @param array $given The attributes that somebody set.
 * @return string CSS.
 */
function room( $given ) {
	$heights = data()['heights'];
	$view    = $given['view'] ?? '';
	$known   = is_string( $view ) && isset( $heights[ $view ] );
	return 'display:block;font-size:max(1em,16px);min-height:' . $heights[ $known ? $view : 'quiz' ];
}

/**
 * An attribute as it stands in the tag, or nothing where it was not set or can't be used.
 *
 * @param array $attribute A row of the table.
 * @param mixed $value     What was set.
 * @return string HTML, with a space before it.
 */
function written( $attribute, $value ) {
	$name = $attribute['name'];
	if ( 'flag' === $attribute['kind'] ) {
		$is_off = null === $value || false === $value || in_array( $value, array( 'false', 'no', '0' ), true );
		return $is_off ? '' : ' ' . $name;
	}
	$value = is_scalar( $value ) && ! is_bool( $value ) ? trim( (string) $value ) : '';
	switch ( $attribute['kind'] ) {
		case 'one-of':
			$value = in_array( $value, $attribute['choices'], true ) ? esc_attr( $value ) : '';
			break;
		case 'link':
			$value = esc_url( $value, array( 'http', 'https', 'mailto', 'tel', 'sms' ) );
			break;
		case 'page':
			$value = esc_url( $value, array( 'http', 'https' ) );
			break;
		default:
			$value = esc_attr( $value );
	}
	return '' === $value ? '' : sprintf( ' %s="%s"', $name, $value );
}
