// What staff get in the admin and around a page they edit; visitors never load it.
