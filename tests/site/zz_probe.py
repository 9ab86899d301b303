import pytest
from tests.site.test_uploads import *
def test_probe(upload, replace):
    import time
    cases={"foto.jpg":images.photo(),"foto.png":images.photo("PNG"),"foto.webp":images.photo("WEBP"),"foto.avif":images.photo("AVIF"),
     "bomb.png":images.claiming(20000,20000),"b100.png":images.claiming(10000,10000),"b60.png":images.claiming(10000,6000),"b40.png":images.claiming(8000,5000),"exe.jpg":b"MZ\x90"+b"\0"*500,"a.exe":b"MZ","h.png":b"<html><script>1</script>",
     "x.png":images.encoded(images.picture(),"JPEG"),"g.gif":images.encoded(images.picture(),"GIF"),"anim.webp":images.animated("WEBP"),"anim.png":images.animated("PNG"),"anim.avif":images.animated("AVIF"),
     "scan.jpg":images.many_scans(),"trunc.jpg":images.encoded(images.picture())[:-100],"d.svg":images.drawing("<script>1</script>"),"ns.svg":images.drawing(attributes=""),"bad.svg":b"<svg","a.pdf":b"MZ","ok.pdf":b"%PDF-1.7","a.heic":b"xx","noext":b"x","a.svgz":b"\x1f\x8b","deep.svg":images.drawing("<g>"*30000+"</g>"*30000)}
    for n,d in cases.items():
        t=time.time();a=upload(n,d);dt=time.time()-t
        f=File.objects.order_by("-pk").first()
        print(n,a.status_code,a.json().get("error") or "", round(dt,2), (f.mime_type,getattr(f,"width",None),getattr(f,"height",None),f.size) if a.status_code==200 else "")
        a=replace(n,d)
        print("   replace",a.status_code, a.context["errors"] if a.status_code==200 else "")
