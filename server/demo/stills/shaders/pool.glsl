// From above. 0 floor, 1 caustics (light only, tiles), 2 lane ropes, 3 swimmer (phases), 4 edge of the pool
float caus(vec2 p){vec2 i=p;float c=1.;float t=3.7;for(int n=0;n<5;n++){float tt=t*(1.-3.5/float(n+1));i=p+vec2(cos(tt-i.x)+sin(tt+i.y),sin(tt-i.y)+cos(tt+i.x));c+=1./length(vec2(p.x/(sin(i.x+tt)/.005),p.y/(cos(i.y+tt)/.005)));}c/=5.;c=1.17-pow(c,1.4);return pow(abs(c),8.);}
vec4 scene(vec2 uv){
 if(L==0){vec2 t=uv*vec2(26.,26.);vec2 f=abs(fract(t)-.5);float grout=ss(.5,.45,max(f.x,f.y));vec3 c=vec3(.035,.34,.42)*(.90+.16*h1(floor(t)))*(.82+.18*grout);c=mix(c,vec3(.012,.20,.30),ss(-.2,1.1,uv.y)*.55);c*=.86+.3*fbm(uv*1.7+3.);
  for(int i=0;i<3;i++){float x=(float(i)-1.)*.42;float ln=ss(.003,-.003,abs(uv.x-x)-.032)*step(abs(uv.y),.80);ln=max(ln,ss(.003,-.003,box(uv-vec2(x,.80),vec2(.085,.030))));ln=max(ln,ss(.003,-.003,box(uv-vec2(x,-.80),vec2(.085,.030))));c=mix(c,vec3(.006,.040,.10)*(.85+.3*h1(floor(t)+3.)),ln*.95);}
  return vec4(c,1);}
 if(L==1){float s=6.28318*2.;vec2 p=mod(uv*s,6.28318)-250.;float v=caus(p);return vec4(vec3(.55,.85,.82)*clamp(v,0.,1.4)*.42,1);}
 if(L==2){vec4 r=vec4(0);for(int i=0;i<4;i++){float x=-.63+.42*float(i);vec2 g=vec2(uv.x-x,fract(uv.y*24.)-.5);float blk=floor(uv.y*24.);float d=max(abs(g.x)-.0115*sqrt(max(1.-g.y*g.y*2.6,.1)),0.);float a=ss(.0018,.0,d)*ss(.5,.44,abs(g.y));bool red=mod(floor(blk/3.),2.)<.5;vec3 c=red?vec3(.80,.07,.035):vec3(.86,.86,.80);c*=.45+.7*ss(.012,-.010,g.x)*ss(-.5,.2,g.y+.3);
   r=over(r,vec3(.004,.05,.07),.45*ss(.012,.0,abs(uv.x-x-.016)-.006));r=over(r,vec3(.5),ss(.002,.0008,abs(g.x)));r=over(r,c,a);}return r;}
 if(L==4){vec4 r=vec4(0);float y=uv.y+.86;vec3 c=vec3(.50,.47,.42)*(.85+.2*fbm(uv*24.));vec2 f=abs(fract(uv*vec2(9.,9.))-.5);c*=.86+.14*ss(.5,.47,max(f.x,f.y));c=mix(c,vec3(.55,.60,.60),ss(.002,-.002,abs(y-.012)-.016));return lay(c,ss(.002,-.002,y-.03));}
 // front crawl seen from above, head up the frame; the sprite is 1 wide and 1.75 tall
 float a=K*6.28318;vec2 p=uv;p.x+=.03*sin(a)*p.y;float d=9.,skin;
 float head=length((p-vec2(.012*sin(a),.40))*vec2(1.,.88))-.075;
 float tor=taper(p,-.14,.235,.080,.120)-.050;tor=smin(tor,taper(p,-.26,-.10,.082,.090)-.02,.06);
 float legs=9.;for(int i=0;i<2;i++){float sgn=i==0?-1.:1.;float k=.030*sin(a*3.+float(i)*3.14159);legs=min(legs,seg(p,vec2(sgn*.048,-.24),vec2(sgn*.050+k,-.50))-.042);legs=min(legs,seg(p,vec2(sgn*.050+k,-.50),vec2(sgn*.042-k*1.4,-.76))-.030);}
 float arms=9.;for(int i=0;i<2;i++){float b=a+float(i)*3.14159;float sgn=i==0?-1.:1.;float reach=cos(b);float outw=.5+.5*sin(b);vec2 sh=vec2(sgn*.165,.255);vec2 hand=sh+vec2(sgn*(.02+.17*outw),.36*reach);vec2 el=mix(sh,hand,.5)+vec2(sgn*.07*outw,.03);arms=min(arms,smin(seg(p,sh,el)-.040,seg(p,el,hand)-.032,.03));}
 vec3 sk=vec3(.52,.27,.17);float body=smin(tor,min(legs,arms),.03);vec4 r=lay(vec3(.003,.07,.10),.50*ss(.05,-.03,min(body,head)));
 float shade=.55+.6*ss(-.02,-.13,body)*.5+.18*ss(.2,-.2,p.x);r=over(r,sk*shade,ss(.004,-.004,body));
 r=over(r,vec3(.018,.022,.050)*(.8+.5*ss(-.1,.1,p.x)),ss(.004,-.004,max(max(tor,max(p.y-.23,-p.y-.29)),max(.085-length((p-vec2(0.,.235))*vec2(1.,.7)),abs(p.x)-.115+max(p.y-.1,0.)*.25)))*.96);
 r=over(r,vec3(.95,.15,.06)*(.55+.5*ss(.06,-.04,length(p-vec2(-.02,.42)))),ss(.004,-.004,head));
 r=over(r,vec3(.75,.95,.95),.55*ss(.40,.70,n2(p*vec2(34.,26.)+K*40.))*ss(.16,.0,abs(p.x)-.05)*ss(-.48,-.70,p.y)*ss(-.98,-.8,p.y));
 return r;}
