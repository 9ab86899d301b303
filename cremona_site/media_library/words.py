"""What the library knows of its images for those who do not see them."""

from django.db.models import Q
from django.http import JsonResponse
from filer.models import Image

from cremona_site.models import DecorativeImage


def has_words(image):
    return bool((image.default_alt_text or "").strip()) or hasattr(image, "decorative")


def images_without_words():
    """Images that say neither what they show nor that they show nothing."""
    return Image.objects.filter(Q(default_alt_text__isnull=True) | Q(default_alt_text=""), decorative=None)


def mark_decorative(image, is_decorative):
    if is_decorative:
        DecorativeImage.objects.get_or_create(image=image)
    else:
        DecorativeImage.objects.filter(image=image).delete()


def remember(image, text):
    """Words that were written for an image in a page are the library's, where it had none."""
    if text and not has_words(image):
        Image.objects.filter(pk=image.pk).update(default_alt_text=text)


def words_of(image):
    return JsonResponse({"text": image.default_alt_text or "", "is_decorative": hasattr(image, "decorative")})
