<?php
/**
 * The posts and people that the plugin is tested with. Prints their addresses as JSON.
 */

$administrator = get_user_by( 'login', 'admin' )->ID;
$author        = wp_insert_user(
	array(
		'user_login' => 'author',
		'user_pass'  => 'password',
		'user_email' => 'author@practice.example',
		'role'       => 'author',
	)
);

// WordPress asks others for people's pictures. Without them every request to others would be ours.
update_option( 'show_avatars', 0 );

// No guide through the editor lies over it.
foreach ( array( $administrator, $author ) as $person ) {
	update_user_meta(
		$person,
		$GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
		array(
			'core/edit-post' => array( 'welcomeGuide' => false ),
			'_modified'      => gmdate( 'c' ),
		)
	);
}

/** Publishes a post as somebody, with what WordPress lets them write. */
function publish( $person, $content ) {
	wp_set_current_user( $person );
	$post = wp_insert_post(
		wp_slash(
			array(
				'post_title'   => 'A post',
				'post_content' => $content,
				'post_status'  => 'publish',
			)
		),
		true
	);
	if ( is_wp_error( $post ) ) {
		throw new Exception( $post->get_error_message() );
	}
	return array(
		'id'  => $post,
		'url' => get_permalink( $post ),
	);
}

/** The block's markup, as the editor saves it. */
function block( $attributes, $content ) {
	return get_comment_delimited_block_content( 'love-languages/widget', $attributes, $content );
}

/** A block “Custom HTML”. */
function custom_html( $html ) {
	return "<!-- wp:html -->\n$html<!-- /wp:html -->";
}

$fallback  = "<!-- wp:paragraph -->\n<p><a href=\"/contact\">Talk to us</a></p>\n<!-- /wp:paragraph -->";
$practice  = array(
	'practice' => 'Riverbank & “Daughters”',
	'cta-url'  => '/contact?from=quiz&at=end',
);
$block     = block( $practice, $fallback );
$shortcode = "Before.\n\n[love-languages practice=\"Riverbank & “Daughters”\" cta-url=\"/contact?from=quiz&at=end\" nonsense=\"1\"]\n<a href=\"/contact\">Talk to us</a>\n[/love-languages]\n\nAfter.";

$hostile_block     = block(
	array(
		'practice'  => '"><script>window.harm = 1</script>',
		'cta-url'   => 'javascript:window.harm=2',
		'share-url' => "java\nscript:window.harm=3",
		'leave-url' => 'mailto:a@b.example',
		'deck-src'  => '"onload="window.harm=4',
		'accent'    => '" onmouseover="window.harm=5" autofocus tabindex="0" onfocus="window.harm=5',
		'phone'     => "'><img src=x onerror='window.harm=6'>",
		'view'      => '"><script>window.harm = 7</script>',
		'remember'  => array( 'never' ),
		'onclick'   => 'window.harm=8',
		'x"><script>window.harm = 9</script>' => '',
	),
	'<p>Talk to us</p><script>window.harm = 10</script>'
);
$hostile_shortcode = "[love-languages practice='\"><script>window.harm = 1</script>' cta-url=\"javascript:window.harm=2\" share-url=\"java&#115;cript&#58;window.harm=3\" accent='\" onfocus=\"window.harm=4' onclick=\"window.harm=5\" debug]<p>Talk to us</p><script>window.harm = 6</script><img src=x onerror=\"window.harm=7\">[/love-languages]";

// What the guide says to paste where there is no plugin, in its order.
preg_match_all( '/```html\n(.*?)```/s', file_get_contents( __DIR__ . '/../../docs/wordpress.md' ), $snippets );
list( $tag, , $marked, $frame, $link ) = array_map( 'custom_html', $snippets[1] );

echo wp_json_encode(
	array(
		'block'                       => publish( $administrator, $block ),
		'shortcode'                   => publish( $administrator, $shortcode ),
		'both'                        => publish( $administrator, $block . "\n\n[love-languages view=\"questions\"]" ),
		'plain'                       => publish( $administrator, '<p>No widget here.</p>' ),
		'block by author'             => publish( $author, $block ),
		'shortcode by author'         => publish( $author, $shortcode ),
		'tag'                         => publish( $administrator, $tag ),
		'tag by author'               => publish( $author, $tag ),
		'div by author'               => publish( $author, $marked ),
		'iframe by author'            => publish( $author, $frame . $fallback ),
		'link by author'              => publish( $author, $link ),
		'hostile block'               => publish( $administrator, $hostile_block ),
		'hostile shortcode'           => publish( $administrator, $hostile_shortcode ),
		'hostile block by author'     => publish( $author, $hostile_block ),
		'hostile shortcode by author' => publish( $author, $hostile_shortcode ),
	)
);
